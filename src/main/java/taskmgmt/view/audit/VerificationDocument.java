package taskmgmt.view.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.MergedCheck;
import taskmgmt.audit.Verification;
import taskmgmt.render.Page;
import taskmgmt.view.Document;

/**
 * The result of verifying the record, for people and programs.
 *
 * @param merged the results for the logs that it was merged from; empty if it was not made by a merge
 */
public record VerificationDocument(Verification result, List<MergedCheck> merged) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = VerificationData.of(result);
        if (!merged.isEmpty()) {
            data.put("merged", MergedSideText.data(merged));
        }
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        MergedSideText.write(merged, page, out);
        new VerificationText(result, page, out).write();
    }
}
