package taskmgmt.report.evidence;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words that identify a record of learning: in the wide sense in any letter case and within longer words, in the strict sense only as
 * separate words or in one of their forms. {@code constrain} has the letters of {@code train} but not its meaning.
 */
public enum LearningTerm {
    LEARN("learn"),
    TRAIN("train"),
    IMPROVE("improve"),
    UPDATE_KNOWLEDGE("update_knowledge"),
    MODEL("model");

    private static final int TO_LOWER = 0x20;
    /** Endings of the forms of a term: learns, trained, learner, training, improvement, modelling. */
    private static final Set<String> ENDINGS = Set.of("", "s", "d", "r", "rs", "t", "ed", "er", "ers", "ing", "ings", "ment",
            "ments", "led", "ler", "lers", "ling", "lings");
    /** Prefixes of a form: retrain, pretrained, unlearn, autotrain, selflearning. */
    private static final Set<String> BEGINNINGS = Set.of("", "re", "pre", "un", "auto", "self");

    private final String text;

    LearningTerm(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The terms found in UTF-8 from {@code start} (inclusive) to {@code end} (exclusive). */
    public static Set<LearningTerm> in(byte[] buffer, int start, int end) {
        EnumSet<LearningTerm> found = EnumSet.noneOf(LearningTerm.class);
        for (LearningTerm term : values()) {
            if (term.isIn(buffer, start, end)) {
                found.add(term);
            }
        }
        return found;
    }

    /** Whether a term or a form of one is a word of the text. A word ends at the last letter, or at the next hump of camelCase. */
    static boolean isWordOf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains(UPDATE_KNOWLEDGE.text)) {
            return true;
        }
        int run = 0;
        int hump = 0;
        for (int i = 1; i <= text.length(); i++) {
            boolean runEnds = i == text.length() || !Character.isLetter(text.charAt(i)) || !Character.isLetter(text.charAt(i - 1));
            if (runEnds || isHump(text, i)) {
                if (isForm(lower.substring(hump, i)) || runEnds && isForm(lower.substring(run, i))) {
                    return true;
                }
                hump = i;
                run = runEnds ? i : run;
            }
        }
        return false;
    }

    private static boolean isForm(String word) {
        for (LearningTerm term : values()) {
            int at = word.indexOf(term.text);
            if (at >= 0 && BEGINNINGS.contains(word.substring(0, at))
                    && ENDINGS.contains(word.substring(at + term.text.length()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word starts inside a run of letters: the T of {@code modelTraining} and of {@code MLTraining}. */
    private static boolean isHump(String text, int at) {
        boolean nextIsLower = at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1));
        return Character.isUpperCase(text.charAt(at)) && (Character.isLowerCase(text.charAt(at - 1)) || nextIsLower);
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
