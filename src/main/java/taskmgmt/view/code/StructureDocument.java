package taskmgmt.view.code;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.code.CodeItem;
import taskmgmt.code.CodeStructure;
import taskmgmt.code.LanguageFigures;
import taskmgmt.code.SkippedFile;
import taskmgmt.code.SyntaxFault;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.view.Document;

/**
 * A summary of the structure of a body of code.
 *
 * @param directory as the user named it
 * @param most      how many functions, candidates and files are listed at most, of each
 */
public record StructureDocument(String directory, CodeStructure structure, int most) implements Document {
    private static final List<Column> LANGUAGES = List.of(Column.exact("language", "LANGUAGE"), Column.number("files", "FILES"), Column.number("lines", "LINES"),
            Column.number("functions", "FUNCTIONS"), Column.number("classes", "CLASSES"), Column.number("imports", "IMPORTS"), Column.number("calls", "CALLS"),
            Column.number("avg", "AVG COMPLEXITY"), Column.number("max", "MAX"));
    private static final List<Column> FUNCTIONS = List.of(Column.exact("name", "NAME"), Column.number("complexity", "COMPLEXITY"), Column.number("lines", "LINES"),
            Column.exact("place", "PLACE"));
    private static final List<Column> CANDIDATES = List.of(Column.exact("name", "NAME"), Column.exact("kind", "KIND"), Column.exact("visibility", "EXPORTED"),
            Column.exact("place", "PLACE"));

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("directory", directory);
        data.put("languages", structure.figures().stream().map(StructureDocument::data).toList());
        data.put("most_complex", structure.mostComplex(most).stream().map(StructureDocument::data).toList());
        List<CodeItem> unused = structure.unused();
        data.put("unused_candidates", (long) unused.size());
        data.put("unused", unused.stream().limit(most).map(StructureDocument::data).toList());
        data.put("files_with_syntax_errors", (long) structure.faults().size());
        data.put("syntax_errors", structure.faults().stream().limit(most).map(StructureDocument::data).toList());
        data.put("skipped_files", (long) structure.skipped().size());
        data.put("skipped", structure.skipped().stream().limit(most).map(StructureDocument::data).toList());
        return data;
    }

    private static Map<String, @Nullable Object> data(LanguageFigures figures) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("language", figures.language().text());
        data.put("files", figures.files());
        data.put("lines", figures.lines());
        data.put("functions", figures.functions());
        data.put("classes", figures.classes());
        data.put("imports", figures.imports());
        data.put("calls", figures.calls());
        data.put("avg_complexity", average(figures));
        data.put("max_complexity", figures.functions() == 0 ? null : (long) figures.maxComplexity());
        return data;
    }

    private static @Nullable Object average(LanguageFigures figures) {
        return figures.functions() == 0 ? null : Decimal.valueOf(Math.round(100.0 * figures.complexity() / figures.functions()), 2);
    }

    private static Map<String, @Nullable Object> data(CodeItem item) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("name", item.name());
        data.put("kind", item.kind().text());
        data.put("file", item.file());
        data.put("line", (long) item.line());
        data.put("lines", (long) item.lines());
        data.put("complexity", item.kind() == CodeItem.Kind.FUNCTION ? (long) item.complexity() : null);
        data.put("exported", item.visibility() == CodeItem.Visibility.EXPORTED);
        return data;
    }

    private static Map<String, @Nullable Object> data(SyntaxFault fault) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("file", fault.path());
        data.put("line", (long) fault.line());
        data.put("places", (long) fault.places());
        return data;
    }

    private static Map<String, @Nullable Object> data(SkippedFile file) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("file", file.path());
        data.put("reason", file.reason());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Sheet sheet = new Sheet(page, out).title("Structure of " + directory);
        long files = structure.figures().stream().mapToLong(LanguageFigures::files).sum();
        sheet.figure("Code", files == 0 ? "no file in a language that is known"
                : Human.count(structure.figures().stream().mapToLong(LanguageFigures::lines).sum(), "line", "lines") + " in " + Human.count(files, "file", "files"));
        List<@Nullable Object[]> languages = new ArrayList<>();
        for (LanguageFigures each : structure.figures()) {
            languages.add(new @Nullable Object[] {each.language().text(), each.files(), each.lines(), each.functions(), each.classes(), each.imports(), each.calls(),
                average(each), each.functions() == 0 ? null : (long) each.maxComplexity()});
        }
        sheet.table("Languages", LANGUAGES, languages);
        List<@Nullable Object[]> complex = new ArrayList<>();
        for (CodeItem each : structure.mostComplex(most)) {
            complex.add(new @Nullable Object[] {each.name(), (long) each.complexity(), (long) each.lines(), place(each)});
        }
        sheet.table("Most complex functions", FUNCTIONS, complex);
        List<CodeItem> unused = structure.unused();
        List<@Nullable Object[]> candidates = new ArrayList<>();
        for (CodeItem each : unused.subList(0, Math.min(most, unused.size()))) {
            candidates.add(new @Nullable Object[] {each.name(), each.kind().text(), each.visibility() == CodeItem.Visibility.EXPORTED, place(each)});
        }
        sheet.table("Mentioned nowhere else: " + Human.count(unused.size(), "candidate", "candidates") + " for dead code", CANDIDATES, candidates);
        sheet.points("Not according to their grammar", structure.faults().stream().limit(most)
                .map(each -> each.path() + ":" + each.line() + (each.places() > 1 ? ", and " + Human.count(each.places() - 1, "more place", "more places") : "")).toList());
        sheet.points("Left out", structure.skipped().stream().limit(most).map(each -> each.path() + ": " + each.reason()).toList());
    }

    private static String place(CodeItem item) {
        return item.file() + ":" + item.line();
    }
}
