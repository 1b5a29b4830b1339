using ServiceBlog.Core.Content;

namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>A subject as templates see it.</summary>
public interface ISubjectModel
{
    Subject Subject { get; }

    /// <summary>Its place among the subjects of the build.</summary>
    int Place { get; }

    /// <summary>Stands for what a template reads there now.</summary>
    Fingerprint FingerprintOf(Cell cell);

    /// <summary>True only if templates would read of it what they read of the other one; false if that is not known without looking.</summary>
    bool IsSameAs(ISubjectModel before);

    /// <summary>Whether a template reads there now what it read of the other one.</summary>
    /// <param name="cell">Of this subject; its member and aspect count.</param>
    bool HoldsTheSame(Cell cell, ISubjectModel before);
}
