package taskmgmt.audit;

/**
 * The end of the chain, to which the next entry links.
 *
 * @param seq  number of the last chained entry, or of the last unchained one before the chain begins; 0 if there is none
 * @param hash the value of {@code prev} in the next entry: the last entry's hash, or the SHA-256 of everything before
 *             the chain
 */
public record ChainHead(long seq, String hash) {
    /** The SHA-256 of nothing: the first entry of an empty log links to it. */
    public static final ChainHead EMPTY = new ChainHead(0,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
