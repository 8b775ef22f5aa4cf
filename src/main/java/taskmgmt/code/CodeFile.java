package taskmgmt.code;

import java.util.List;
import java.util.Map;

/**
 * The contents of one source file.
 *
 * @param path       relative to the directory that was analysed
 * @param lines      number of lines
 * @param items      in the order of the file
 * @param mentions   how often each name occurs, including definitions
 * @param errors     number of places that violate the grammar
 * @param errorLine  the line of the first of them, from 1; 0 if there is none
 */
public record CodeFile(String path, Language language, int lines, List<CodeItem> items, Map<String, Integer> mentions, int errors, int errorLine) {
    public CodeFile {
        items = List.copyOf(items);
        mentions = Map.copyOf(mentions);
    }
}
