package taskmgmt.redaction;

import org.jspecify.annotations.Nullable;

/**
 * What was found out about the names that come again and again: records have few different keys, and to take a key apart
 * costs more than all else that redaction does with a line.
 *
 * <p>A fixed number of places, in each of which the last name with that hash is. May be shared between threads without a
 * lock: a place holds an immutable pair, and whoever finds another name in it asks again.
 */
final class NameMemory {
    /** A power of two, so that a hash's lower bits say the place. */
    private static final int PLACES = 256;
    /** Longer names are not kept: there is no telling how many of them come. */
    private static final int MAX_LENGTH = 64;

    private final @Nullable Known[] places = new Known[PLACES];

    /** What is known of the name; null where nothing is. */
    @Nullable Secrecy of(String name) {
        Known known = places[place(name)];
        return known != null && known.name.equals(name) ? known.secrecy : null;
    }

    Secrecy keep(String name, Secrecy secrecy) {
        if (name.length() <= MAX_LENGTH) {
            places[place(name)] = new Known(name, secrecy);
        }
        return secrecy;
    }

    private static int place(String name) {
        int hash = name.hashCode();
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }

    private record Known(String name, Secrecy secrecy) {}
}
