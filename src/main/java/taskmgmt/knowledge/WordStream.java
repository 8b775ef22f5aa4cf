package taskmgmt.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text as used for search: runs of letters and digits in lower case; {@code diskFull} and {@code disk_full} both
 * become {@code disk} and {@code full}, and words that end in {@code s} lose it, so that {@code backups} finds a backup.
 */
final class WordStream {
    private static final int MIN_PLURAL = 4;
    private static final int MAX_WORD = 40;

    private WordStream() {}

    /** At most this many, the first ones. */
    static List<String> of(String text, int most) {
        List<String> words = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i <= text.length() && words.size() < most; i++) {
            boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            boolean hump = inside && begin >= 0 && Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1));
            if (begin >= 0 && (!inside || hump)) {
                words.add(word(text.substring(begin, i)));
                begin = -1;
            }
            begin = inside && begin < 0 ? i : begin;
        }
        return words;
    }

    private static String word(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean plural = lower.length() >= MIN_PLURAL && lower.endsWith("s") && !lower.endsWith("ss");
        String word = plural ? lower.substring(0, lower.length() - 1) : lower;
        return word.length() <= MAX_WORD ? word : word.substring(0, MAX_WORD);
    }
}
