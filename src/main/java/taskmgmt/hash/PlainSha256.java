package taskmgmt.hash;

import java.security.MessageDigest;

/**
 * SHA-256 exactly as in FIPS 180-4: it starts instantly, while the platform's implementation is faster per byte. The results are
 * the same. Not thread-safe.
 */
final class PlainSha256 extends MessageDigest {
    private static final int BLOCK_BYTES = 64;
    private static final int LENGTH_BYTES = 8;
    private static final int[] INITIAL = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };
    /** FIPS 180-4, section 4.2.2. */
    private static final int[] CONSTANTS = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    private final int[] state = INITIAL.clone();
    private final int[] schedule = new int[BLOCK_BYTES];
    private final byte[] block = new byte[BLOCK_BYTES];
    private long count;

    PlainSha256() {
        super("SHA-256");
    }

    @Override
    protected int engineGetDigestLength() {
        return 32;
    }

    @Override
    protected void engineReset() {
        System.arraycopy(INITIAL, 0, state, 0, state.length);
        count = 0;
    }

    @Override
    protected void engineUpdate(byte input) {
        engineUpdate(new byte[] {input}, 0, 1);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int filled = (int) (count % BLOCK_BYTES);
            int taken = Math.min(BLOCK_BYTES - filled, end - from);
            System.arraycopy(input, from, block, filled, taken);
            from += taken;
            count += taken;
            if (filled + taken == BLOCK_BYTES) {
                compress();
            }
        }
    }

    /** Pads with one bit, zeros and the message's length in bits, section 5.1.1. */
    @Override
    protected byte[] engineDigest() {
        long bits = count * 8;
        int filled = (int) (count % BLOCK_BYTES);
        int blocks = filled < BLOCK_BYTES - LENGTH_BYTES ? 1 : 2;
        byte[] padding = new byte[blocks * BLOCK_BYTES - filled];
        padding[0] = (byte) 0x80;
        for (int i = 1; i <= LENGTH_BYTES; i++) {
            padding[padding.length - i] = (byte) (bits >>> 8 * (i - 1));
        }
        engineUpdate(padding, 0, padding.length);
        byte[] hash = new byte[engineGetDigestLength()];
        for (int i = 0; i < hash.length; i++) {
            hash[i] = (byte) (state[i / 4] >>> 24 - 8 * (i % 4));
        }
        engineReset();
        return hash;
    }

    /** Section 6.2.2, with its names: the working variables a to h, the words w. */
    private void compress() {
        int[] w = schedule;
        expand(w);
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int t = 0; t < w.length; t++) {
            int sum1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
            int temporary1 = h + sum1 + (e & f ^ ~e & g) + CONSTANTS[t] + w[t];
            int sum0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
            int temporary2 = sum0 + (a & b ^ a & c ^ b & c);
            h = g;
            g = f;
            f = e;
            e = d + temporary1;
            d = c;
            c = b;
            b = a;
            a = temporary1 + temporary2;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private void expand(int[] w) {
        for (int t = 0, at = 0; t < 16; t++, at += 4) {
            w[t] = block[at] << 24 | (block[at + 1] & 0xff) << 16 | (block[at + 2] & 0xff) << 8 | block[at + 3] & 0xff;
        }
        for (int t = 16; t < w.length; t++) {
            int x = w[t - 15];
            int y = w[t - 2];
            int sigma0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
            int sigma1 = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
            w[t] = sigma1 + w[t - 7] + sigma0 + w[t - 16];
        }
    }
}
