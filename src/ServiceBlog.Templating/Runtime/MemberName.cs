namespace ServiceBlog.Templating.Runtime;

/// <summary>
/// A name as one place of a template uses it, with what makes the next look-up fast: a bit by which tables that lack
/// the name are told at once, and the position where it was last found, for the items of a list are mostly alike.
/// To hash or compare all names instead takes a sixth more of a table's time.
/// </summary>
internal sealed class MemberName(string text)
{
    /// <summary>Becomes the very string that a table has, for that is known as the same at a glance.</summary>
    public string Text { get; private set; } = text;

    public ulong Bit { get; } = BitOf(text);

    /// <summary>A guess, to be checked; threads that render the same template overwrite each other's.</summary>
    public int LastPosition { get; private set; }

    public void Found(int position, string key)
    {
        LastPosition = position;
        Text = key;
    }

    /// <summary>One bit of 64; names with different bits are different.</summary>
    public static ulong BitOf(string name) =>
        name.Length == 0 ? 1 : 1UL << (((name[0] * 5) + (name[^1] * 3) + (name.Length * 11)) & 63);
}
