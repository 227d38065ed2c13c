/** What a label says of a paper. `other` is shown as it is written; `part` may also be a part of an abstract. */
export type FieldName =
  | 'title'
  | 'translatedTitle'
  | 'authors'
  | 'published'
  | 'id'
  | 'link'
  | 'code'
  | 'category'
  | 'summary'
  | 'abstract'
  | 'translatedAbstract'
  | 'other'
  | 'part';

/** Words that label a field, in any letter case. */
export type LabelWords = Readonly<Partial<Record<FieldName, readonly string[]>>>;

/** The labels that digests use, in English, Chinese, Japanese and Korean. */
export const knownLabels: LabelWords = {
  title: listed(
    'title, titles, paper title',
    '标题, 题目, 论文标题, 论文题目, 论文名称, 標題, 論文標題, 英文标题, 原标题',
    'タイトル, 제목',
  ),
  translatedTitle: listed(
    'chinese title, translated title, korean title, japanese title',
    '中文标题, 中文题目, 标题翻译, 译名, 中文標題',
    '한글 제목, 한국어 제목, 日本語タイトル',
  ),
  authors: listed(
    'authors, author, author(s), first author, author list, by',
    '作者, 第一作者, 作者列表, 论文作者, 著者',
    '저자',
  ),
  published: listed(
    'date, published, published date, published on, publish date, publish time, publication date',
    'submitted, submitted on, submission date, submit date, submitdate, release date, posted',
    '公開日, 投稿日, 発表日, 日期, 时间, 发布, 发表, 提交, 发布日期, 发表日期, 发布时间, 发表时间',
    '提交日期, 提交时间, 發布日期, 發表日期',
    '날짜, 발행일, 게시일',
  ),
  id: listed(
    'arxiv id, arxiv_id, arxivid, arxiv number, paper id, id',
    'arxiv编号, arxiv 编号, 论文id, 论文编号, 编号',
  ),
  link: listed(
    'link, links, url, urls, pdf, abs, html, arxiv, paper, source, read, arxiv link, arxiv url',
    'pdf link, pdf url, paper link, paper url',
    '链接, 论文, 原文, 论文地址, 地址, 来源, 鏈接, 連結, 論文, arxiv链接, arxiv 链接, pdf链接',
    '论文链接, 原文链接, 原文地址',
    '논문, 논문 링크, 원문, リンク, 링크',
  ),
  code: listed(
    'code, codes, github, repo, repository, source code, implementation, hugging face, huggingface',
    'project, project page, project website, homepage, website, demo',
    '代码, 源码, 开源, 项目, 项目主页, 项目页面, 代碼, 程式碼',
  ),
  category: listed(
    'category, categories, main category, primary category, arxiv category, subject, subjects',
    'field',
    '分类, 类别, 主要分类, 主分类, 领域, 所属领域, 学科, 分類, 類別',
    'カテゴリ, カテゴリー, 분류, 카테고리',
  ),
  summary: listed(
    'tl;dr, tldr, tl; dr, tl,dr, summary, one-line summary, one-sentence summary, ai summary',
    'one-liner, one liner, one-sentence, key idea, core idea, main idea, key insight, key takeaway',
    'key takeaways, takeaway, takeaways, gist',
    '一句话总结, 一句话概括, 一句话, 一句话要点, 总结, 概述, 概要, 简述, 總結, 简介, 简短摘要',
    '摘要总结, 内容总结, 内容概要, 核心内容, 核心要点, 价值, 做什么, 核心思想, 核心观点, 主要内容',
    '一句话介绍, 一句话简介, 要点, 摘要要点, 简要说明, 要約',
    '요약',
  ),
  abstract: listed(
    'abstract, original abstract',
    '摘要, 论文摘要, 英文摘要, 原文摘要, 原始摘要, 論文摘要',
    '초록',
  ),
  translatedAbstract: listed('chinese abstract, translated abstract', '中文摘要, 摘要翻译, 摘要译文, 译文'),
  other: listed(
    'comment, comments, keyword, keywords, key words, tag, tags, topic, topics, matched, relevance',
    'relevance score, score, scores, rating, novelty, type, venue, journal, doi, journal reference',
    'journal ref, conference, affiliation, affiliations, institution, institutions, updated',
    'last updated, last update, update date, citations, note, notes, reason, status',
    '备注, 评论, 注释, 关键词, 关键字, 标签, 相关性, 相关性评分, 评分, 得分, 新颖性, 类型, 会议',
    '期刊, 机构, 单位, 主题, 机构单位, 更新日期, 更新时间, 推荐理由, 理由, 備註, 關鍵詞, 評分',
    '기관, 소속, 키워드',
  ),
  part: listed(
    'motivation, background, objective, method, methods, methodology, approach, result, results',
    'conclusion, conclusions, contribution, contributions, findings, introduction, limitations',
    '动机, 研究动机, 背景, 研究背景, 方法, 结果, 结论, 贡献, 创新点, 局限',
  ),
};

/** The words of some lines, between commas. */
function listed(...lines: readonly string[]): readonly string[] {
  return lines.flatMap(line => line.split(', '));
}
