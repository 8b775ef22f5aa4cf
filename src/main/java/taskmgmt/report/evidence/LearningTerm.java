package taskmgmt.report.evidence;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** The words by which a record of learning is known, in any case and as part of longer ones. */
public enum LearningTerm {
    LEARN("learn"),
    TRAIN("train"),
    IMPROVE("improve"),
    UPDATE_KNOWLEDGE("update_knowledge"),
    MODEL("model");

    private static final int TO_LOWER = 0x20;

    private final String text;

    LearningTerm(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Those found in UTF-8 from {@code start} to before {@code end}. */
    public static Set<LearningTerm> in(byte[] buffer, int start, int end) {
        EnumSet<LearningTerm> found = EnumSet.noneOf(LearningTerm.class);
        for (LearningTerm term : values()) {
            if (term.isIn(buffer, start, end)) {
                found.add(term);
            }
        }
        return found;
    }

    static Set<LearningTerm> in(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return in(utf8, 0, utf8.length);
    }

    private boolean isIn(byte[] buffer, int start, int end) {
        int last = end - text.length();
        for (int i = start; i <= last; i++) {
            if (lower(buffer[i]) == text.charAt(0) && isAt(buffer, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] buffer, int offset) {
        for (int i = 1; i < text.length(); i++) {
            if (lower(buffer[offset + i]) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b | TO_LOWER : b;
    }
}
