using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;

namespace ServiceBlog.Core.Tests.Trust.Fuzzing;

/// <summary>
/// Runs one property over many made-up inputs. In every run of the tests these are few and always the same. <c>SERVICEBLOG_FUZZ_MINUTES=60</c>
/// goes on with others for so long, for each property; a failure names its input.
/// </summary>
internal static class Fuzzing
{
    private static readonly TimeSpan Asked = TimeSpan.FromMinutes(
        double.TryParse(Environment.GetEnvironmentVariable("SERVICEBLOG_FUZZ_MINUTES"), CultureInfo.InvariantCulture, out var minutes) ? minutes : 0);

    /// <summary>Texts that are made of fragments of a language; a text that fails is made shorter, fragment by fragment.</summary>
    public static void WithFragments(string[] fragments, int rounds, Action<string> property, [CallerMemberName] string name = "")
    {
        var texts = Arb.From(Gen.Elements(fragments).ArrayOf(), Shorter);
        var tried = 0;
        var config = FsCheck.Config.QuickThrowOnFailure.WithMaxTest(rounds).WithEndSize(60);
        Check.One(config.WithReplay(20261130, 1), Prop.ForAll<string[]>(texts, Holds));
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Asked;)
            Check.One(config.WithEndSize(200), Prop.ForAll<string[]>(texts, Holds));
        Tell(name, tried);

        bool Holds(string[] parts)
        {
            tried++;
            property(string.Concat(parts));
            return true;
        }
    }

    /// <summary>Texts that come of mutation, from a corpus of whole ones.</summary>
    public static void WithMutations(string[] corpus, int rounds, Action<string> property, [CallerMemberName] string name = "")
    {
        var tried = 0;
        foreach (var seed in Seeds(rounds))
        {
            var text = new Mutator(seed, corpus).Next();
            try
            {
                tried++;
                property(text);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}\n=====\n{text}\n=====", failure);
            }
        }
        Tell(name, tried);
    }

    /// <summary>Bytes that were sound before they met a disk.</summary>
    public static void WithBytes(int rounds, Action<Func<byte[], byte[]>> property, [CallerMemberName] string name = "")
    {
        var tried = 0;
        foreach (var seed in Seeds(rounds))
        {
            var random = new Random(seed);
            try
            {
                tried++;
                property(bytes => Damaged(bytes, random));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
        }
        Tell(name, tried);
    }

    /// <summary>The seeds of every run, then others for as long as was asked.</summary>
    private static IEnumerable<int> Seeds(int rounds)
    {
        var watch = Stopwatch.StartNew();
        for (var seed = 0; seed < rounds; seed++)
            yield return seed;
        while (watch.Elapsed < Asked)
            yield return Random.Shared.Next(rounds, int.MaxValue);
    }

    private static void Tell(string property, int tried)
    {
        if (Asked > TimeSpan.Zero)
            Console.Error.WriteLine($"{property}: {tried} inputs held.");
    }

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        for (var count = random.Next(6); count > 0 && bytes.Length > 0; count--)
        {
            var (start, length) = (random.Next(bytes.Length), random.Next(1, 200));
            var end = Math.Min(bytes.Length, start + length);
            switch (random.Next(4))
            {
                case 0:
                    random.NextBytes(bytes.AsSpan(start, Math.Min(8, end - start)));
                    break;
                case 1:
                    bytes = [.. bytes[..start], .. bytes[end..]];
                    break;
                case 2:
                    bytes = [.. bytes[..end], .. bytes[start..]];
                    break;
                default:
                    bytes[start] = (byte)(random.Next(3) * 0x7F + random.Next(2));
                    break;
            }
        }
        return bytes;
    }

    private static IEnumerable<string[]> Shorter(string[] parts)
    {
        for (var size = parts.Length / 2; size > 0; size /= 2)
        {
            for (var start = 0; start + size <= parts.Length; start += size)
                yield return [.. parts[..start], .. parts[(start + size)..]];
        }
    }
}

/// <summary>Makes a text out of others, as accidents and attackers do.</summary>
internal sealed class Mutator(int seed, string[] corpus)
{
    /// <summary>What parsers stumble over, whatever the language.</summary>
    private static readonly string[] Tokens =
    [
        "\0", "\u0001", "\u001b", "\ufeff", "\u202e", "\u00a0", "\ud83d\ude00", "e\u0301", "\r", "\r\n", "\n\n", "\t", "   ", "---\n", "+++\n", "...\n", "- ", ": ", "[", "]", "{", "}", "(", ")", "<", ">", "\"", "'",
        "`", "```\n", ":::", "*", "**", "_", "~~", "|", "|-|\n", "#", "# ", "> ", "![", "](", "[[", "]]", "![[", "[@", "[^a]", "[^a]: ", "{#a}", "&#0;", "&amp;", "%2e", "%00", "../", "//", "\\", "\\\n", "<!--", "-->",
        "<script>", "</script>", "<style>", "<![CDATA[", "]]>", "<?", "<div>", "</div>", "javascript:", "data:text/html,", "&a ", "*a ", "!!x ", "? ", "|\n", ">\n", "0x", "1e999", "-1", "2026-02-30", "null", "~", "true",
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = Pick(corpus);
        for (var count = 1 + _random.Next(6); count > 0; count--)
            text = Mutate(text);
        return text.Length <= 20_000 ? text : text[..20_000];
    }

    private string Mutate(string text)
    {
        var (start, end) = Range(text);
        return _random.Next(8) switch
        {
            0 => text[..start] + text[end..],
            1 => text[..end] + text[start..end] + text[end..],
            2 => text[..start] + Other() + text[end..],
            3 => text[..start] + string.Concat(Enumerable.Repeat(Pick(Tokens), 1 + _random.Next(40))) + text[start..],
            4 => text[..start] + (char)_random.Next(_random.Next(3) == 0 ? 0xD800 : 0x80) + text[Math.Min(start + 1, text.Length)..],
            _ => text[..start] + Pick(Tokens) + text[start..],
        };
    }

    private string Other()
    {
        var text = Pick(corpus);
        var (start, end) = Range(text);
        return text[start..end];
    }

    /// <summary>Some letters, or some whole lines.</summary>
    private (int Start, int End) Range(string text)
    {
        var start = _random.Next(text.Length + 1);
        var end = Math.Min(text.Length, start + _random.Next(1 + (_random.Next(4) == 0 ? 400 : 20)));
        if (_random.Next(2) == 0)
            return (start, end);
        var line = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        var next = text.IndexOf('\n', end);
        return (line, next < 0 ? text.Length : next + 1);
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
