/** 32 bits of what a stretch of text says, and above them 20 of its length: texts that differ hardly ever share them. */
export function fingerprint(text: string, start = 0, end = text.length): number {
  let bits = 0x811c9dc5;
  let at = start;
  for (const last = end - 1; at < last; at += 2) {
    bits = Math.imul(bits ^ text.charCodeAt(at) ^ (text.charCodeAt(at + 1) << 16), 0x9e3779b1);
    bits ^= bits >>> 15; // else the upper half would never reach the lower
  }
  if (at < end) bits = Math.imul(bits ^ text.charCodeAt(at), 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((end - start) % 0x10_0000) * 0x1_0000_0000 + ((bits ^ (bits >>> 16)) >>> 0);
}

/** The fingerprint of two texts by theirs. */
export function joinedPrint(one: number, other: number): number {
  let bits = Math.imul((one >>> 0) ^ Math.imul(other >>> 0, 0x9e3779b1), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 15), 0xc2b2ae35);
  const above = Math.floor(one / 0x1_0000_0000) * 31 + Math.floor(other / 0x1_0000_0000) + (bits >>> 13);
  return (above % 0x10_0000) * 0x1_0000_0000 + ((bits ^ (bits >>> 16)) >>> 0);
}
