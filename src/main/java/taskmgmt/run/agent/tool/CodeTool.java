package taskmgmt.run.agent.tool;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.tool.ToolFailure;
import taskmgmt.agent.tool.ToolSpec;
import taskmgmt.agent.tool.Trouble;
import taskmgmt.code.CodeItem;
import taskmgmt.code.CodeStructure;
import taskmgmt.code.Language;
import taskmgmt.code.LanguageFigures;
import taskmgmt.code.read.CodeReader;

/** What source code in the workspace is made of. Reads at most {@link #LIMITS}, so that no workspace keeps an agent busy for long. */
public final class CodeTool implements AgentTool {
    private static final CodeReader.Limits LIMITS = new CodeReader.Limits(1 << 20, 5_000);
    private static final int MAX_ROWS = 500;
    private static final List<String> SHOWN = List.of("summary", "functions", "classes", "imports", "calls", "unused");

    private final Workspace workspace;

    public CodeTool(Path root) {
        workspace = new Workspace(root);
    }

    @Override
    public ToolSpec spec() {
        Map<String, @Nullable Object> show = new LinkedHashMap<>(ToolSpec.string("what is listed: " + String.join(", ", SHOWN) + "; functions come with the most complex first"));
        show.put("enum", SHOWN);
        return new ToolSpec("code_structure", "Answers with the structure of source code in the workspace: functions with their cyclomatic complexity, classes, imports,"
                + " calls, and what is mentioned nowhere else.",
                ToolSpec.object(Map.of("path", ToolSpec.string("a directory or a file, relative to the workspace; . for the workspace itself"), "show", show),
                        List.of("path")), true);
    }

    @Override
    public Output call(Map<String, @Nullable Object> arguments, Duration limit) throws ToolFailure, InterruptedException {
        String name = String.valueOf(arguments.get("path"));
        Object wanted = arguments.get("show");
        String show = wanted == null ? SHOWN.getFirst() : wanted.toString();
        if (!SHOWN.contains(show)) {
            throw new ToolFailure(Trouble.VALIDATION, "show is one of " + String.join(", ", SHOWN));
        }
        Path place = workspace.resolve(name);
        try {
            return new Output(text(new CodeReader(LIMITS, EnumSet.allOf(Language.class)).read(place, kept(show)), show), false);
        } catch (NoSuchFileException _) {
            throw new ToolFailure(Trouble.VALIDATION, "there is no '" + name + "'");
        } catch (IOException e) {
            throw new ToolFailure(Trouble.VALIDATION, "'" + name + "': " + e.getMessage());
        }
    }

    private static Set<CodeItem.Kind> kept(String show) {
        return switch (show) {
            case "imports" -> EnumSet.of(CodeItem.Kind.IMPORT);
            case "calls" -> EnumSet.of(CodeItem.Kind.CALL);
            default -> EnumSet.noneOf(CodeItem.Kind.class);
        };
    }

    private static String text(CodeStructure structure, String show) {
        List<CodeItem> items = switch (show) {
            case "functions" -> structure.mostComplex(MAX_ROWS + 1);
            case "classes" -> structure.items().stream().filter(each -> each.kind() == CodeItem.Kind.CLASS).toList();
            case "imports" -> structure.items().stream().filter(each -> each.kind() == CodeItem.Kind.IMPORT).toList();
            case "calls" -> structure.items().stream().filter(each -> each.kind() == CodeItem.Kind.CALL).toList();
            case "unused" -> structure.unused();
            default -> structure.mostComplex(10);
        };
        StringBuilder text = new StringBuilder();
        if (show.equals("summary")) {
            structure.figures().forEach(each -> text.append(line(each)));
            text.append(structure.unused().size()).append(" functions and classes are mentioned nowhere else\nThe most complex functions:\n");
        }
        items.stream().limit(MAX_ROWS).forEach(each -> text.append(line(each)));
        if (items.size() > MAX_ROWS) {
            text.append("… and more: ask for a part of the code\n");
        }
        structure.faults().stream().limit(10).forEach(each -> text.append(each.path()).append(':').append(each.line()).append(" does not follow the grammar\n"));
        structure.skipped().stream().limit(10).forEach(each -> text.append(each.path()).append(" is left out: ").append(each.reason()).append('\n'));
        return text.isEmpty() ? "there is no such code" : text.toString().stripTrailing();
    }

    private static String line(LanguageFigures each) {
        return each.language().text() + ": " + each.files() + " files, " + each.lines() + " lines, " + each.functions() + " functions, " + each.classes() + " classes, "
                + each.imports() + " imports, " + each.calls() + " calls\n";
    }

    private static String line(CodeItem item) {
        return item.file() + ":" + item.line() + " " + item.kind().text() + " " + item.name()
                + (item.kind() == CodeItem.Kind.FUNCTION ? " complexity " + item.complexity() + " lines " + item.lines() : "") + "\n";
    }
}
