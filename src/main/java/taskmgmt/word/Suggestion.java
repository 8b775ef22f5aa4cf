package taskmgmt.word;

import org.jspecify.annotations.Nullable;

/** What a misspelt word was probably meant to be. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code " (did you mean 'create'?)"}, or nothing if no candidate is near. */
    public static String sentence(String word, Iterable<String> candidates) {
        String nearest = nearest(word, candidates);
        return nearest == null ? "" : " (did you mean '" + nearest + "'?)";
    }

    /**
     * The candidate that takes the fewest edits. If every candidate takes more than one edit and more than a third of the word, the
     * one with a similar start, as {@code --logs} for {@code --log-dir}, or else the one that ends with it as a word; null if there
     * is none.
     */
    public static @Nullable String nearest(String word, Iterable<String> candidates) {
        String nearest = byEdits(word, candidates);
        nearest = nearest == null ? byStart(word, candidates) : nearest;
        return nearest == null ? byEnd(word, candidates) : nearest;
    }

    /** The shortest candidate whose last word it is, as {@code task_type} for {@code type}. */
    private static @Nullable String byEnd(String word, Iterable<String> candidates) {
        String nearest = null;
        for (String candidate : candidates) {
            int before = candidate.length() - word.length() - 1;
            boolean isLastWord = before > 0 && candidate.endsWith(word) && !Character.isLetterOrDigit(candidate.charAt(before));
            if (isLastWord && word.length() > 1 && (nearest == null || candidate.length() < nearest.length())) {
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static @Nullable String byEdits(String word, Iterable<String> candidates) {
        String nearest = null;
        int fewest = Math.max(1, word.length() / 3) + 1;
        for (String candidate : candidates) {
            int edits = edits(word, candidate);
            if (edits < fewest) {
                fewest = edits;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** The candidate with the longest common start, of at least three letters and three quarters of the shorter word. */
    private static @Nullable String byStart(String word, Iterable<String> candidates) {
        String nearest = null;
        int longest = 0;
        for (String candidate : candidates) {
            int common = common(word, candidate);
            int shorter = Math.min(word.length(), candidate.length());
            if (common > longest && letters(word, common) >= 3 && 4 * common >= 3 * shorter) {
                longest = common;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static int common(String a, String b) {
        int common = 0;
        while (common < a.length() && common < b.length() && a.charAt(common) == b.charAt(common)) {
            common++;
        }
        return common;
    }

    private static int letters(String word, int end) {
        int letters = 0;
        for (int i = 0; i < end; i++) {
            letters += Character.isLetter(word.charAt(i)) ? 1 : 0;
        }
        return letters;
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance). */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int differs = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
                least = Math.min(least, cost[i - 1][j - 1] + differs);
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
