package taskmgmt.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line as a shell splits it into words: at blanks, outside of quotes. */
public final class Words {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");

    private Words() {}

    public static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find(); ) {
            words.add(unquoted(word.group()));
        }
        return words;
    }

    private static String unquoted(String word) {
        return Pattern.compile("'([^']*)'|\"([^\"]*)\"").matcher(word)
                .replaceAll(part -> Matcher.quoteReplacement(part.group(1) == null ? part.group(2) : part.group(1)));
    }
}
