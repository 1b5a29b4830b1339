namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>A subject as templates see it.</summary>
public interface ISubjectModel
{
    Subject Subject { get; }

    /// <summary>Stands for which subject it is.</summary>
    Fingerprint Identity { get; }

    /// <summary>Its place among the subjects of the build.</summary>
    int Place { get; }

    /// <summary>Stands for the file that the subject comes from; none if it comes from no single file.</summary>
    Fingerprint Source { get; }

    /// <summary>The pages and comments of which templates can read the text here.</summary>
    IEnumerable<Page> Texts { get; }

    /// <summary>What a member follows from.</summary>
    DependsOn DependencyOf(int member);

    /// <summary>The name under which templates know a member.</summary>
    string NameOf(int member);

    /// <summary>What a template finds there, without a note that it was read.</summary>
    object? ValueOf(int member);

    /// <summary>Stands for what a template reads there now.</summary>
    Fingerprint FingerprintOf(Cell cell);

    /// <summary>Whether a template reads there now what it read of the same subject of another build.</summary>
    /// <param name="cell">Its member and aspect count.</param>
    bool HoldsTheSame(Cell cell, ISubjectModel before);
}
