/** What is made of each item, in their order, while some of those that follow are under way. */
export async function* ahead<Item, Made>(
  items: AsyncIterable<Item> | Iterable<Item>,
  most: number,
  make: (item: Item) => Promise<Made>,
): AsyncGenerator<readonly [Item, Made]> {
  const underWay: (readonly [Item, Promise<Made>])[] = [];
  async function* next(): AsyncGenerator<readonly [Item, Made]> {
    const [first] = underWay.splice(0, 1);
    if (first !== undefined) yield [first[0], await first[1]];
  }
  for await (const item of items) {
    const made = make(item);
    made.catch(() => undefined); // thrown when it is this item's turn
    underWay.push([item, made]);
    if (underWay.length >= most) yield* next();
  }
  while (underWay.length > 0) yield* next();
}
