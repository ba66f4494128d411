/** FNV-1a, twice with different beginnings: 64 bits in hexadecimal digits, for names of files only. */
export function fileHash(text: string): string {
  return [0x81_1c_9d_c5, 0x05_0c_5d_1f]
    .map((basis) => {
      let hash = basis;
      for (let at = 0; at < text.length; at++) {
        hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
      }
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}
