// What is said of a picture, in one word. No test.
import { readPicture } from '../../../src/documents/formats/pictures.js';

/** «whole», «damaged» or «huge». */
export async function judgePicture(bytes: Buffer, type: Parameters<typeof readPicture>[1]): Promise<string> {
  const { kind } = await readPicture(bytes, type);
  return kind === 'ACCEPTED' ? 'whole' : kind.toLowerCase();
}
