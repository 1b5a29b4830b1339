using ServiceBlog.Core.Content;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>A subject as templates see it.</summary>
public interface ISubjectModel : IShowsTexts
{
    Subject Subject { get; }

    /// <summary>Stands for which subject it is.</summary>
    Fingerprint Identity { get; }

    /// <summary>Its place among the subjects of the build.</summary>
    int Place { get; }

    /// <summary>Stands for the file that the subject comes from; none if it comes from no single file.</summary>
    Fingerprint Source { get; }

    /// <summary>Whether a cell of this subject can change only if <see cref="Source"/> does.</summary>
    bool IsOfSource(Cell cell);

    /// <summary>The name under which templates know a member.</summary>
    string NameOf(int member);

    /// <summary>Whether a member can be read only from the texts of files.</summary>
    bool IsOfText(int member);

    /// <summary>What a template finds there, without a note that somebody read it.</summary>
    Value ValueOf(int member);

    /// <summary>Stands for what a template reads there now.</summary>
    Fingerprint FingerprintOf(Cell cell);

    /// <summary>True only if templates would read of it what they read of the other one; false if that is not known without looking.</summary>
    bool IsSameAs(ISubjectModel before);

    /// <summary>Whether a cell may hold something else although the subject <see cref="IsSameAs"/> before.</summary>
    bool IsOfSite(Cell cell);

    /// <summary>Whether a template reads there now what it read of the other one.</summary>
    /// <param name="cell">Of this subject; its member and aspect count.</param>
    bool HoldsTheSame(Cell cell, ISubjectModel before);
}
