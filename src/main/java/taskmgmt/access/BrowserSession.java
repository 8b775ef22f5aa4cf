package taskmgmt.access;

import java.time.Instant;

/**
 * That somebody has logged in with a key, in a browser.
 *
 * @param keyId    whose it is: what the key may do no longer, the session may not either
 * @param name     of the key, for people
 * @param formMark what forms made for this session bring back, and no other page knows
 * @param endsAt   when it ends, however much it is used
 * @param usedAt   when it was used last
 */
public record BrowserSession(String keyId, String name, String formMark, Instant endsAt, Instant usedAt) {
    BrowserSession used(Instant now) {
        return new BrowserSession(keyId, name, formMark, endsAt, now);
    }

    /** What is kept in memory may be printed somewhere: without what lets others in. */
    @Override
    public String toString() {
        return "session of " + keyId + " until " + endsAt;
    }
}
