package taskmgmt.view.rollout;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.rollout.NamedHandler;
import taskmgmt.queue.rollout.Share;
import taskmgmt.queue.rollout.VersionEnds;
import taskmgmt.render.Format;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/** Versions of handlers, and feature flags. */
public final class RolloutColumns {
    private RolloutColumns() {}

    /**
     * A version of a handler.
     *
     * @param ends how attempts with it have ended; null if no version is being tried out
     */
    public record Version(String handler, String version, NamedHandler all, VersionEnds.@Nullable Ends ends) {
        private int percent() {
            NamedHandler.Candidate tried = all.candidate();
            int given = tried == null ? 0 : tried.percent();
            return tried != null && tried.version().equals(version) ? given : version.equals(all.stable()) ? Share.ALL - given : 0;
        }
    }

    /** Versions of handlers. */
    public static Listing<Version> versions(Format format) {
        return FieldList.<Version>in(format)
                .exact("handler", "HANDLER", Version::handler).key()
                .exact("version", "VERSION", Version::version).key()
                .number("percent", "PERCENT", each -> (long) each.percent())
                .number("attempts", "ATTEMPTS", each -> each.ends == null ? null : (long) each.ends.all())
                .number("failed", "FAILED", each -> each.ends == null ? null : (long) each.ends.failed())
                .text("command", "COMMAND", each -> String.join(" ", each.all.versions().get(each.version)));
    }

    /** Feature flags. */
    public static Listing<Map.Entry<String, Integer>> flags(Format format) {
        return FieldList.<Map.Entry<String, Integer>>in(format)
                .exact("flag", "FLAG", Map.Entry::getKey).key()
                .number("percent", "PERCENT", each -> each.getValue().longValue());
    }
}
