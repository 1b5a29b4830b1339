namespace ServiceBlog.Core.Graph;

/// <summary>A name by which texts mention a page: its title or a synonym.</summary>
public sealed class PageName
{
    /// <param name="isExact">Only this upper and lower case is meant.</param>
    public PageName(string text, Page page, bool isExact = false)
    {
        Text = text.Trim();
        Page = page;
        IsExact = isExact;
        var key = new StringBuilder(Text.Length);
        for (var letters = new NameLetters(Text); letters.MoveNext();)
            key.Append(char.ToLowerInvariant(letters.Current));
        Key = key.ToString();
    }

    public string Text { get; }

    public Page Page { get; }

    public bool IsExact { get; }

    /// <summary>The same for two names if a text cannot tell them apart.</summary>
    public string Key { get; }
}
