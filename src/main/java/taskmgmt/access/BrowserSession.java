package taskmgmt.access;

import java.time.Instant;

/**
 * The login of somebody with a key, in a browser.
 *
 * @param keyId    the key it belongs to: the session may do nothing that the key may no longer do
 * @param name     of the key, for people
 * @param formMark a mark that forms created for this session send back, and that no other page knows
 * @param endsAt   when it ends, however much it is used
 * @param usedAt   when it was last used
 */
public record BrowserSession(String keyId, String name, String formMark, Instant endsAt, Instant usedAt) {
    BrowserSession used(Instant now) {
        return new BrowserSession(keyId, name, formMark, endsAt, now);
    }

    /** Leaves out what would let others in, because anything in memory may get printed somewhere. */
    @Override
    public String toString() {
        return "session of " + keyId + " until " + endsAt;
    }
}
