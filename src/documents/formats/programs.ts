// Whether a program for Windows stands anywhere in these bytes. It must not know what they belong to.

/** By its beginning, and by what it says of itself where that leads to. */
export function holdsProgram(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('MZ'); at >= 0; at = bytes.indexOf('MZ', at + 2)) {
    if (at + 64 > bytes.length) return false;
    const head = bytes.readUInt32LE(at + 60);
    if (head < 4096 && bytes.toString('latin1', at + head, at + head + 4) === 'PE\0\0') return true;
    if (bytes.toString('latin1', at + 64, at + 512).includes('This program')) return true;
    // One whose beginning says nothing of where its own part is.
    if (head === 0 && bytes.subarray(at, at + 1024).includes('PE\0\0')) return true;
  }
  return false;
}
