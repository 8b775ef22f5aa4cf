"""Prices of orders, for the examples of `code`."""
import json
from decimal import Decimal


class Order:
    def __init__(self, lines):
        self.lines = lines

    def total(self, country):
        total = Decimal(0)
        for line in self.lines:
            if line["count"] < 0 or line["price"] is None:
                raise ValueError("no such line")
            total += rate(country) * line["count"] * line["price"]
        return total if total > 0 else Decimal(0)

    def old_total(self):
        return sum(line["price"] for line in self.lines)


def rate(country):
    match country:
        case "de":
            return Decimal("1.19")
        case "fr":
            return Decimal("1.20")
        case _:
            return Decimal(1)


if __name__ == "__main__":
    print(Order(json.load(open("order.json"))).total("de"))
