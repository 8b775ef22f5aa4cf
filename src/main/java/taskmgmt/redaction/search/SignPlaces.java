package taskmgmt.redaction.search;

import java.util.Arrays;

/** Where in a text a sign is, found in one pass. */
final class SignPlaces {
    private final int[] places;

    SignPlaces(String text, char sign) {
        int[] found = new int[8];
        int count = 0;
        for (int at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = at;
        }
        this.places = Arrays.copyOf(found, count);
    }

    /** The first one from here on; -1 where there is none. */
    int from(int at) {
        int index = Arrays.binarySearch(places, at);
        int next = index < 0 ? ~index : index;
        return next < places.length ? places[next] : -1;
    }

    /** The last one before here; -1 where there is none. */
    int before(int at) {
        int index = Arrays.binarySearch(places, at);
        int previous = (index < 0 ? ~index : index) - 1;
        return previous >= 0 ? places[previous] : -1;
    }
}
