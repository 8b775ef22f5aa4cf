import { rates } from "./rates.js";

export function add(basket, item) {
  return item.count > 0 && item.price ? [...basket, item] : basket;
}

const label = (item) => `${item.count} ${item.name}`;
