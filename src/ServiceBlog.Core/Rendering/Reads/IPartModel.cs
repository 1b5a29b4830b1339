namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>A part of a subject, as templates see it.</summary>
public interface IPartModel
{
    /// <summary>Stands for all of its members, where that is cheaper than to read them; else null.</summary>
    Fingerprint? KnownBy { get; }
}
