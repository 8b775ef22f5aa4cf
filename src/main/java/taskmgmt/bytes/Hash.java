package taskmgmt.bytes;

/** A 64-bit hash of some bytes: for tables and identities, not for protection against deliberate collisions. */
public final class Hash {
    private Hash() {}

    /** By FNV-1a and the finaliser of MurmurHash3, which spreads the last bytes too. */
    public static long of(byte[] bytes) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : bytes) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
