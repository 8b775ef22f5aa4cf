package taskmgmt.code;

import java.util.List;
import java.util.Map;

/**
 * What stands in one file of source code.
 *
 * @param path       relative to the directory that was looked at
 * @param lines      how many it has
 * @param items      in the order of the file
 * @param mentions   how often each name is in it, definitions included
 * @param errors     how many places do not follow the grammar
 * @param errorLine  the first of them, from 1; 0 where there is none
 */
public record CodeFile(String path, Language language, int lines, List<CodeItem> items, Map<String, Integer> mentions, int errors, int errorLine) {
    public CodeFile {
        items = List.copyOf(items);
        mentions = Map.copyOf(mentions);
    }
}
