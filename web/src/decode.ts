// Files of any encoding as text. In: bytes. Out: text and the name of the encoding, or why it is no text.

export interface Decoded {
  text: string;
  /** The encoding's name for readers; null for UTF-8, which needs no mention. */
  converted: string | null;
}

/** As much as the engine takes. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** Reads UTF-8; UTF-16 by its byte order mark; anything else as windows-1252, which every byte sequence is. */
export function decode(bytes: Uint8Array<ArrayBuffer>): Decoded {
  if (starts(bytes, 0xff, 0xfe)) return { text: read(bytes, "utf-16le"), converted: "UTF-16" };
  if (starts(bytes, 0xfe, 0xff)) return { text: read(bytes, "utf-16be"), converted: "UTF-16" };
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x25, 0x50, 0x44, 0x46) || bytes.includes(0)) {
    throw new Error("it is not a text file. Open it in its own program, copy the text and paste it here");
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), converted: null };
  } catch {
    return { text: read(bytes, "windows-1252"), converted: "windows-1252 (Western European)" };
  }
}

function read(bytes: Uint8Array<ArrayBuffer>, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function starts(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
