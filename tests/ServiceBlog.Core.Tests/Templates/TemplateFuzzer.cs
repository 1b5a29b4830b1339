using System.Text;

namespace ServiceBlog.Core.Tests.Templates;

/// <summary>Makes templates that are nearly right, which lead farther into the engine than noise does; always the same ones for a seed.</summary>
internal sealed class TemplateFuzzer(int seed)
{
    private static readonly (string Open, string Close)[] Nestings =
    [
        ("(", ")"), ("[", "]"), ("{a: ", "}"), ("!", ""), ("- ", ""), ("$\"{", "}\""), ("string.upcase(", ")"), ("a[", "]"), ("true ? ", " : 1"),
        ("1 + ", ""), ("'x' | string.upcase | ", ""), ("do; ", "; end"), ("if true; ", "; end"), ("for i in 1..2; ", "; end"), ("wrap f; ", "; end"),
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = Seed();
        return _random.Next(8) switch
        {
            0 => Noise(),
            1 => Nested(),
            2 => Spliced(text, Seed()),
            3 => ChangeCharacters(text),
            _ => ChangePieces(text),
        };
    }

    private string Seed() => FuzzSeeds.Templates[_random.Next(FuzzSeeds.Templates.Length)];

    private string Piece() => FuzzSeeds.Pieces[_random.Next(FuzzSeeds.Pieces.Length)];

    private string Noise()
    {
        var text = new StringBuilder("{{");
        for (var count = _random.Next(1, 25); count > 0; count--)
        {
            text.Append(Piece()).Append(_random.Next(3) == 0 ? "" : " ");
        }

        return text.Append("}}").ToString();
    }

    private string Nested()
    {
        var inside = _random.Next(2) == 0 ? "number" : Piece();
        for (var depth = _random.Next(1, 40); depth > 0; depth--)
        {
            var (open, close) = Nestings[_random.Next(Nestings.Length)];
            inside = open + inside + close;
        }

        return ChangePieces("{{ " + inside + " }}");
    }

    private string Spliced(string first, string second) =>
        first[.._random.Next(first.Length + 1)] + second[_random.Next(second.Length + 1)..];

    private string ChangePieces(string text)
    {
        for (var change = _random.Next(1, 5); change > 0; change--)
        {
            var at = _random.Next(text.Length + 1);
            var length = Math.Min(_random.Next(6), text.Length - at);
            text = _random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Piece()),
                2 => text.Insert(at, text.Substring(_random.Next(text.Length - length + 1), length)),
                _ => text.Remove(at, length).Insert(at, Piece()),
            };
        }

        return text;
    }

    private string ChangeCharacters(string text)
    {
        var characters = text.ToCharArray();
        for (var change = _random.Next(1, 5); change > 0; change--)
        {
            // A bit of ASCII, now and then anything that a string can hold.
            ref var character = ref characters[_random.Next(characters.Length)];
            character = _random.Next(8) == 0 ? (char)_random.Next(char.MaxValue + 1) : (char)(character ^ (1 << _random.Next(7)));
        }

        return new string(characters);
    }
}
