package taskmgmt.view.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.checkpoint.CheckpointNote;
import taskmgmt.audit.checkpoint.ConsistencyProof;
import taskmgmt.audit.checkpoint.TlogProof;
import taskmgmt.render.Page;
import taskmgmt.view.Document;

/**
 * A proof: for people and other tools, the text to verify; for programs, also its parts.
 *
 * @param text in the format that C2SP specifies
 */
public record ProofDocument(String text, Map<String, @Nullable Object> data) implements Document {
    /** The proof that an entry is in the log. */
    public static ProofDocument of(TlogProof proof) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("line", proof.line());
        data.put("leaf_hash", HexFormat.of().formatHex(proof.leaf()));
        data.put("index", proof.index());
        data.put("path", proof.pathText());
        add(proof.checkpoint(), data);
        return new ProofDocument(proof.toString(), data);
    }

    /** The proof that the log has only grown. */
    public static ProofDocument of(ConsistencyProof proof) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("old_size", proof.oldSize());
        data.put("path", proof.pathText());
        add(proof.checkpoint(), data);
        return new ProofDocument(proof.toString(), data);
    }

    private static void add(CheckpointNote checkpoint, Map<String, @Nullable Object> data) {
        data.put("origin", checkpoint.head().origin());
        data.put("size", checkpoint.head().size());
        data.put("root", checkpoint.head().root());
        data.put("checkpoint", checkpoint.toString());
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append(text);
    }
}
