using System.Security.Cryptography;
using ServiceBlog.Core.Content;

namespace ServiceBlog.Core.Tests.Content;

public sealed class Sha256Tests
{
    [Fact]
    public void It_is_the_hash_that_the_system_would_make()
    {
        var content = Enumerable.Range(0, 1000).Select(i => (byte)(i * 7)).ToArray();

        foreach (var length in Enumerable.Range(0, 200).Append(content.Length))
            Sha256.Hex(content.AsSpan(0, length)).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content.AsSpan(0, length))), $"{length} bytes");
    }
}
