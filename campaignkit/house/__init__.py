"""The house: what an agency or a client answers once a year, and how large it says that a campaign is."""

from campaignkit.house.commands import AdoptPolicy, AdoptProfile, SignModel, WithdrawModel
from campaignkit.house.events import HouseEvent, ModelSigned, ModelWithdrawn, PolicyAdopted, ProfileAdopted
from campaignkit.house.models import content_of, differing, signature_key
from campaignkit.house.moves import HOUSE, MODEL, POLICY, PROFILE, REASONS, HouseView
from campaignkit.house.plan import Bounds, Measures, SizePolicy
from campaignkit.house.states import House, Model, ModelTakenBack, Policy, Profile, a_year_after

__all__ = [
    "HOUSE",
    "MODEL",
    "POLICY",
    "PROFILE",
    "REASONS",
    "AdoptPolicy",
    "AdoptProfile",
    "Bounds",
    "House",
    "HouseEvent",
    "HouseView",
    "Measures",
    "Model",
    "ModelSigned",
    "ModelTakenBack",
    "ModelWithdrawn",
    "Policy",
    "PolicyAdopted",
    "Profile",
    "ProfileAdopted",
    "SignModel",
    "SizePolicy",
    "WithdrawModel",
    "a_year_after",
    "content_of",
    "differing",
    "signature_key",
]
