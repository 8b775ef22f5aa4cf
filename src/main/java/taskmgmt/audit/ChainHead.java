package taskmgmt.audit;

/**
 * Where the chain ends: what the next entry links to.
 *
 * @param seq  number of the last chained entry, or of the last unchained one before the chain begins; 0 where there is none
 * @param hash what the next entry names as its {@code prev}: the last entry's hash, or the SHA-256 of everything before
 *             the chain
 */
public record ChainHead(long seq, String hash) {
    /** The SHA-256 of nothing: what the first entry of an empty log links to. */
    public static final ChainHead EMPTY = new ChainHead(0,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
