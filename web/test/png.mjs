// PNG pictures of pages, packed small. In: a picture as the browser takes it: 8 bits, no palette. Out: the same pixels in a
// third less: filters, which are for photographs, hide from the packer that letters repeat.
import { crc32, deflateSync, inflateSync } from "node:zlib";

const CHANNELS = { 2: 3, 6: 4 };

export function smaller(png) {
  const chunks = [...chunksOf(png)];
  const head = chunks.find(({ type }) => type === "IHDR");
  const step = CHANNELS[head.data[9]];
  const rows = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data)));
  unfilter(rows, head.data.readUInt32BE(0) * step + 1, step);
  const packed = { type: "IDAT", data: deflateSync(rows, { level: 9, memLevel: 9 }) };
  return Buffer.concat([png.subarray(0, 8), ...[head, packed, { type: "IEND", data: Buffer.alloc(0) }].map(written)]);
}

function* chunksOf(png) {
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** Each row begins with the number of its filter, which says what was taken from each byte. */
function unfilter(rows, width, step) {
  for (let start = 0; start < rows.length; start += width) {
    const filter = rows[start];
    rows[start] = 0;
    for (let at = start + 1; filter !== 0 && at < start + width; at += 1) {
      const isFirst = at - start <= step;
      const left = isFirst ? 0 : rows[at - step];
      const above = start === 0 ? 0 : rows[at - width];
      const corner = isFirst || start === 0 ? 0 : rows[at - width - step];
      rows[at] += [0, left, above, (left + above) >> 1, nearest(left, above, corner)][filter];
    }
  }
}

/** The neighbour that is nearest to where the three lead: Paeth's choice. */
function nearest(left, above, corner) {
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(left + above - corner - one));
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function written({ type, data }) {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([number(data.length), named, number(crc32(named))]);
}

function number(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
