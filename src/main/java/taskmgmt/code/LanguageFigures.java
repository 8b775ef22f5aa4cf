package taskmgmt.code;

import java.util.EnumMap;
import java.util.Map;

/**
 * The amount of code in one language. {@code complexity} is the sum over all functions, {@code maxComplexity} that of the most
 * complex one.
 */
public record LanguageFigures(Language language, long files, long lines, long functions, long classes, long imports, long calls, long complexity,
        int maxComplexity, long filesWithErrors) {

    static LanguageFigures none(Language language) {
        return new LanguageFigures(language, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    LanguageFigures plus(CodeFile file) {
        Map<CodeItem.Kind, Long> count = new EnumMap<>(CodeItem.Kind.class);
        long sum = complexity;
        int max = maxComplexity;
        for (CodeItem each : file.items()) {
            count.merge(each.kind(), 1L, Long::sum);
            sum += each.complexity();
            max = Math.max(max, each.complexity());
        }
        return new LanguageFigures(language, files + 1, lines + file.lines(), functions + count.getOrDefault(CodeItem.Kind.FUNCTION, 0L),
                classes + count.getOrDefault(CodeItem.Kind.CLASS, 0L), imports + count.getOrDefault(CodeItem.Kind.IMPORT, 0L),
                calls + count.getOrDefault(CodeItem.Kind.CALL, 0L), sum, max, filesWithErrors + (file.errors() > 0 ? 1 : 0));
    }
}
