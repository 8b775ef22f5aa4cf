package taskmgmt.view.access;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import taskmgmt.access.ApiKey;
import taskmgmt.access.ApiKeys;
import taskmgmt.view.FieldList;

/**
 * A key in a list. No list shows the secret itself.
 *
 * @param state at the time the list was made
 */
public record KeyRow(ApiKey key, ApiKey.State state) {
    public static final FieldList<KeyRow> ROWS = FieldList.<KeyRow>always()
            .exact("key_id", "ID", row -> row.key().id())
            .text("name", "NAME", row -> row.key().name())
            .exact("role", "ROLE", row -> row.key().role().text())
            .text("subsystem", "SUBSYSTEM", row -> row.key().subsystem())
            .exact("state", "STATE", row -> row.state().name().toLowerCase(Locale.ROOT))
            .age("created_at", "CREATED", row -> row.key().createdAt())
            .text("created_by", "BY", row -> row.key().createdBy())
            .age("expires_at", "EXPIRES", row -> row.key().expiresAt())
            .age("revoked_at", "REVOKED", row -> row.key().revokedAt());

    /** All keys, in the order of their creation. */
    public static List<KeyRow> of(ApiKeys keys, Instant now) {
        return keys.all().stream().map(key -> new KeyRow(key, key.state(now))).toList();
    }
}
