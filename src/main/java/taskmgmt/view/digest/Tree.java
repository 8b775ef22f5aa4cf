package taskmgmt.view.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/** The data of a report as programs get it, read by key. A missing key is a tree of null, however deep the path goes. */
public record Tree(@Nullable Object value) {
    /** The value at this path of nested keys. */
    Tree at(String... keys) {
        @Nullable Object found = value;
        for (String key : keys) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return new Tree(found);
    }

    List<Tree> items() {
        List<Tree> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> items.add(new Tree(item)));
        }
        return items;
    }

    /** The value as a string; null if there is none. */
    @Nullable String text() {
        return value == null ? null : String.valueOf(value);
    }

    String textOr(String otherwise) {
        return value == null ? otherwise : String.valueOf(value);
    }

    /** A count; 0 if there is none. */
    long count() {
        return value instanceof Long whole ? whole : (long) numberOr(0);
    }

    boolean isNumber() {
        return value instanceof Number || value instanceof Decimal;
    }

    double numberOr(double otherwise) {
        return value instanceof Decimal exact ? exact.doubleValue() : value instanceof Number number ? number.doubleValue() : otherwise;
    }
}
