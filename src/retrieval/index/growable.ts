/** Typed arrays that grow by half: what a build appends, without an object per element. */
export class GrowableU32 {
  length = 0;
  #array = new Uint32Array(1024);
  push(value: number): void {
    if (this.length === this.#array.length) {
      const larger = new Uint32Array(Math.ceil(this.length * 1.5));
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.length++] = value;
  }
  view(): Uint32Array {
    return this.#array.subarray(0, this.length);
  }
}

export class GrowableU8 {
  length = 0;
  #array = new Uint8Array(1024);
  push(value: number): void {
    if (this.length === this.#array.length) {
      const larger = new Uint8Array(Math.ceil(this.length * 1.5));
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.length++] = value;
  }
  view(): Uint8Array {
    return this.#array.subarray(0, this.length);
  }
}
