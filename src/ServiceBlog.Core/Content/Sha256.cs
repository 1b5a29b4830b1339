using System.Buffers.Binary;

namespace ServiceBlog.Core.Content;

/// <summary>SHA-256 (FIPS 180-4). .NET leaves it to the system's OpenSSL, without which a program ends at once: a build would not run on a machine
/// that lacks it.</summary>
public static class Sha256
{
    private const int BlockLength = 64;

    private static ReadOnlySpan<uint> Constants =>
    [
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
        0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
        0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
        0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    ];

    /// <summary>All 64 digits, in lower case.</summary>
    public static string Hex(ReadOnlySpan<byte> content)
    {
        Span<uint> state = [0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19];
        var rest = content;
        for (; rest.Length >= BlockLength; rest = rest[BlockLength..])
            Mix(state, rest[..BlockLength]);

        // What is left, a bit that ends it, and the length in bits at the end of a block.
        Span<byte> end = stackalloc byte[rest.Length < BlockLength - 8 ? BlockLength : 2 * BlockLength];
        end.Clear();
        rest.CopyTo(end);
        end[rest.Length] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(end[^8..], content.Length * 8L);
        for (var block = 0; block < end.Length; block += BlockLength)
            Mix(state, end.Slice(block, BlockLength));

        Span<byte> hash = stackalloc byte[32];
        for (var i = 0; i < state.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(hash[(4 * i)..], state[i]);
        return Convert.ToHexStringLower(hash);
    }

    private static void Mix(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[64];
        for (var i = 0; i < 16; i++)
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        for (var i = 16; i < words.Length; i++)
        {
            var (early, late) = (words[i - 15], words[i - 2]);
            words[i] = words[i - 16] + (Turn(early, 7) ^ Turn(early, 18) ^ (early >> 3)) + words[i - 7] + (Turn(late, 17) ^ Turn(late, 19) ^ (late >> 10));
        }

        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var i = 0; i < words.Length; i++)
        {
            var first = h + (Turn(e, 6) ^ Turn(e, 11) ^ Turn(e, 25)) + ((e & f) ^ (~e & g)) + Constants[i] + words[i];
            var second = (Turn(a, 2) ^ Turn(a, 13) ^ Turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (a, b, c, d, e, f, g, h) = (first + second, a, b, c, d + first, e, f, g);
        }
        ReadOnlySpan<uint> mixed = [a, b, c, d, e, f, g, h];
        for (var i = 0; i < mixed.Length; i++)
            state[i] += mixed[i];
    }

    private static uint Turn(uint word, int bits) => BitOperations.RotateRight(word, bits);
}
