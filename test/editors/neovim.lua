-- Uses the server as somebody at the keyboard would, and writes what the editor shows into the file $SEEN as JSON.
local seen = {}

local function wait_for(what, come)
  if not vim.wait(20000, come, 20) then
    error('waited in vain for ' .. what)
  end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
end

local function go_to(part)
  vim.fn.cursor(1, 1)
  if vim.fn.search('\\V' .. part, 'cW') == 0 then
    error('not in the text: ' .. part)
  end
end

-- Menus are answered as the test says.
local wanted
vim.ui.select = function(items, options, choose)
  local offered = {}
  for index, item in ipairs(items) do
    local label = options.format_item and options.format_item(item) or tostring(item)
    offered[index] = label
    if label:find(wanted, 1, true) then
      seen.offered = offered
      return choose(item, index)
    end
  end
  error('no "' .. wanted .. '" among ' .. vim.inspect(offered))
end

local function messages()
  local found = {}
  for _, problem in ipairs(vim.diagnostic.get(0)) do
    local code = problem.code or problem.user_data.lsp.code
    table.insert(found, { line = problem.lnum + 1, column = problem.col, code = code, message = problem.message })
  end
  table.sort(found, function(a, b)
    return a.line < b.line
  end)
  return found
end

local function use()
  wait_for('problems', function()
    return #vim.diagnostic.get(0) > 0
  end)
  seen.problems = messages()

  vim.lsp.buf.document_symbol()
  wait_for('the outline', function()
    return #vim.fn.getqflist() + #vim.fn.getloclist(0) > 0
  end)
  seen.outline = {}
  for _, list in ipairs({ vim.fn.getqflist(), vim.fn.getloclist(0) }) do
    for _, item in ipairs(list) do
      table.insert(seen.outline, { line = item.lnum, text = item.text })
    end
  end
  vim.cmd('cclose | lclose')

  go_to('[Sparse')
  vim.lsp.buf.hover()
  wait_for('the card', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        seen.card = table.concat(lines, '\n')
        vim.api.nvim_win_close(window, true)
        return true
      end
    end
  end)

  local before = vim.fn.line('.')
  vim.lsp.buf.definition()
  wait_for('the paper', function()
    return vim.fn.line('.') ~= before
  end)
  seen.definition = vim.api.nvim_get_current_line()

  go_to('[Sparse')
  local changed = text()
  wanted = 'Fix all'
  vim.lsp.buf.code_action()
  wait_for('the fix', function()
    return text() ~= changed
  end)
  seen.fixed = text()
  wait_for('no problems', function()
    return #vim.diagnostic.get(0) == 0
  end)

  go_to('## Plain')
  vim.cmd('normal! w')
  changed = text()
  vim.lsp.buf.rename('Rough 😀 stones')
  wait_for('the new title', function()
    return text() ~= changed
  end)
  seen.renamed = text()

  -- What is typed by hand arrives as it is typed.
  go_to('#rough')
  vim.cmd('normal! lx')
  wait_for('the problem that was typed', function()
    return #vim.diagnostic.get(0) > 0
  end)
  seen.typed = messages()
  vim.cmd('normal! ir')
  wait_for('no problems again', function()
    return #vim.diagnostic.get(0) == 0
  end)
end

local ok, failure = xpcall(use, debug.traceback)
if not ok then
  seen.failure = failure
  seen.messages = vim.fn.execute('messages')
end
seen.version = vim.version()
vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.SEEN)
vim.cmd('qall!')
