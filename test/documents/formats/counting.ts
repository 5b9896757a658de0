// A budget that counts what is charged to it. No test.
import { Slices } from '../../../src/documents/formats/slices.js';

export class Counting extends Slices {
  work = 0;

  constructor(budget = Infinity) {
    super(budget);
  }

  override spend(work: number): Promise<void> {
    this.work += work;
    return super.spend(work);
  }
}
