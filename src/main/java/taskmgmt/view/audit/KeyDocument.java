package taskmgmt.view.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.note.KeyRotation;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;
import taskmgmt.view.Document;
import taskmgmt.view.FieldList;

/**
 * The public part of a log's key.
 *
 * @param key            in the form that verifiers take
 * @param origin         the log's name in its checkpoints
 * @param privateKeyFile where the private part is
 * @param rotations      the statements on earlier keys
 */
public record KeyDocument(String key, String origin, String privateKeyFile, List<SignedNote> rotations) implements Document {
    private record Statement(KeyRotation rotation, String text) {}

    private static final FieldList<Statement> ROTATIONS = FieldList.<Statement>always()
            .text("from", "FROM", each -> each.rotation.from().text())
            .text("to", "TO", each -> each.rotation.to().text())
            .text("statement", "STATEMENT", Statement::text);

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("key", key);
        data.put("origin", origin);
        data.put("private_key_file", privateKeyFile);
        data.put("rotations", rotations.stream()
                .flatMap(note -> KeyRotation.ifSound(note).stream().map(rotation -> new Statement(rotation, note.toString())))
                .map(ROTATIONS::object).toList());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append(Plain.text(key)).append('\n');
    }
}
