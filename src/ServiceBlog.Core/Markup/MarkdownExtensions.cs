using Markdig;

namespace ServiceBlog.Core.Markup;

/// <summary>What a program that uses this library adds to the Markdown of authors. It is part of the program, as the grammar is: it is named once,
/// before the first text is read, and a build record of a program without it is not used.</summary>
public static class MarkdownExtensions
{
    private static ImmutableArray<IMarkdownExtension> _added = [];
    private static bool _isRead;

    /// <exception cref="InvalidOperationException">A text was read already.</exception>
    public static void Add(IMarkdownExtension extension)
    {
        if (_isRead)
            throw new InvalidOperationException("A Markdown extension has to be added before the first text is read.");
        _added = _added.Add(extension);
    }

    /// <summary>All of them; from now on there are no more.</summary>
    internal static ImmutableArray<IMarkdownExtension> All
    {
        get
        {
            _isRead = true;
            return _added;
        }
    }
}
