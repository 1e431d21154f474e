/** The latest so many items; adding one costs the same however full it is. */
export interface Ring<Item> {
  add(item: Item): void;
  /** Oldest first. */
  list(): Item[];
  clear(): void;
}

export function createRing<Item>(capacity: number): Ring<Item> {
  const items: Item[] = [];
  let oldest = 0;
  return {
    add(item) {
      if (items.length < capacity) {
        items.push(item);
        return;
      }
      items[oldest] = item;
      oldest = (oldest + 1) % capacity;
    },
    list: () => [...items.slice(oldest), ...items.slice(0, oldest)],
    clear() {
      items.length = 0;
      oldest = 0;
    },
  };
}
