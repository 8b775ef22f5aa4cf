package taskmgmt.intake.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one document of YAML 1.2. It never creates objects of arbitrary classes; an anchored value simply appears in several places. */
public final class YamlDocument {
    private static final int MAX_DEPTH = 32;
    /** Nested anchors can turn a small file into a huge tree. */
    private static final int MAX_VALUES = 10_000;

    private int values;

    private YamlDocument() {}

    /** @throws BadYamlException if it is not YAML, repeats a key, is empty, or has too much nesting or repetition */
    public static YamlNode parse(String text) throws BadYamlException {
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).setAllowDuplicateKeys(true).build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                throw new BadYamlException("the file is empty", 1, 1);
            }
            return new YamlDocument().node(root.get(), 0);
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            throw new BadYamlException((e.getProblem().startsWith("but ") ? e.getContext() + ", " : "") + e.getProblem(), line(mark), column(mark));
        } catch (YamlEngineException e) {
            throw new BadYamlException(String.valueOf(e.getMessage()).lines().findFirst().orElse("it is no YAML"), 1, 1);
        }
    }

    private static int line(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }

    private static int column(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getColumn() + 1;
    }

    private YamlNode node(Node node, int depth) throws BadYamlException {
        Mark mark = node.getStartMark().orElse(null);
        int line = line(mark);
        int column = column(mark);
        if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
            throw new BadYamlException(depth > MAX_DEPTH ? "nested more than " + MAX_DEPTH + " deep" : "more than " + MAX_VALUES + " values",
                    line, column);
        }
        if (node instanceof ScalarNode scalar) {
            return new YamlNode.Scalar(scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN, line, column);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node each : sequence.getValue()) {
                items.add(node(each, depth + 1));
            }
            return new YamlNode.Items(items, line, column);
        }
        return new YamlNode.Entries(entries((MappingNode) node, depth), line, column);
    }

    private List<YamlNode.Entry> entries(MappingNode mapping, int depth) throws BadYamlException {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (NodeTuple each : mapping.getValue()) {
            YamlNode key = node(each.getKeyNode(), depth + 1);
            if (!(key instanceof YamlNode.Scalar name)) {
                throw new BadYamlException("a name is " + key.kind(), key.line(), key.column());
            }
            if (!names.add(name.text())) {
                throw new BadYamlException("'" + name.text() + "' is there twice", key.line(), key.column());
            }
            entries.add(new YamlNode.Entry(name.text(), node(each.getValueNode(), depth + 1), key.line(), key.column()));
        }
        return entries;
    }
}
